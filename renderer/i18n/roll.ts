/** Words of the whole roll and of the order of battle. */
export const rollZhHans = {
  rollWay: '静览全部姓名',
  rollEarlier: '前一页',
  rollLater: '后一页',
  rollStop: '停在这一页',
  rollGoOn: '继续翻页',

  unitsWay: '战斗序列',
  unitsTitle: '战斗序列',
  unitsNote: '照资料所记的名称和隶属排列，只列资料写到的部队。',
  unitsOpen: '所辖 {count}',
  unitsClose: '收起',
  unitsPlace: '看它在战斗序列中的位置',
  unitDays: '战况图上的日子',
  linkToUnit: '看这支部队',
};

export const rollZhHant: Readonly<Record<keyof typeof rollZhHans, string>> = {
  rollWay: '靜覽全部姓名',
  rollEarlier: '前一頁',
  rollLater: '後一頁',
  rollStop: '停在這一頁',
  rollGoOn: '繼續翻頁',

  unitsWay: '戰鬥序列',
  unitsTitle: '戰鬥序列',
  unitsNote: '照資料所記的名稱和隸屬排列，只列資料寫到的部隊。',
  unitsOpen: '所轄 {count}',
  unitsClose: '收起',
  unitsPlace: '看它在戰鬥序列中的位置',
  unitDays: '戰況圖上的日子',
  linkToUnit: '看這支部隊',
};

export const rollEn: Readonly<Record<keyof typeof rollZhHans, string>> = {
  rollWay: 'All names, page by page',
  rollEarlier: 'Page before',
  rollLater: 'Next page',
  rollStop: 'Stay on this page',
  rollGoOn: 'Turn the pages',

  unitsWay: 'Order of battle',
  unitsTitle: 'Order of battle',
  unitsNote: 'Units as the source names and ranks them, and only those that it names.',
  unitsOpen: 'Parts: {count}',
  unitsClose: 'Fold up',
  unitsPlace: 'See it in the order of battle',
  unitDays: 'Days on the map',
  linkToUnit: 'See this unit',
};
