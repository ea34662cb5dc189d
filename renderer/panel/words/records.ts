/** Words of the records. */
export const recordsZhHans = {
  export: '导出到优盘',
  exportNote: '统计、更正单、留言与日志，存为 CSV 和 JSON。联系方式保持加密，写到优盘后即从本机删去。',
  exportNoStick: '请先插入可写的优盘。',
  written: '已写到优盘。现在可以拔出。',
  writtenTo: '文件夹：{folder}',
  audit: '面板日志',
  auditNote: '最近的在前。此日志只增不删。',
  auditNone: '还没有记录。',
};

export const recordsZhHant: Readonly<Record<keyof typeof recordsZhHans, string>> = {
  export: '匯出到隨身碟',
  exportNote: '統計、更正單、留言與日誌，存為 CSV 和 JSON。聯絡方式保持加密，寫到隨身碟後即從本機刪去。',
  exportNoStick: '請先插入可寫的隨身碟。',
  written: '已寫到隨身碟。現在可以拔出。',
  writtenTo: '資料夾：{folder}',
  audit: '面板日誌',
  auditNote: '最近的在前。此日誌只增不刪。',
  auditNone: '還沒有記錄。',
};

export const recordsEn: Readonly<Record<keyof typeof recordsZhHans, string>> = {
  export: 'Export to the stick',
  exportNote: 'Statistics, slips, messages and logs as CSV and JSON. Contacts stay encrypted, and are taken off the kiosk once they are on the stick.',
  exportNoStick: 'Put in a stick that can be written to.',
  written: 'Written to the stick. It can be taken out now.',
  writtenTo: 'Folder: {folder}',
  audit: 'Log of the panel',
  auditNote: 'The latest first. Entries are added and never removed.',
  auditNone: 'There are no entries.',
};
