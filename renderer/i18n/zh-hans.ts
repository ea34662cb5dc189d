import { exhibitZhHans } from './exhibit.ts';
import { listsZhHans } from './lists.ts';
import { hallZhHans } from './hall.ts';
import { keypadZhHans } from './keypad.ts';
import { memorialZhHans } from './memorial.ts';
import { rollZhHans } from './roll.ts';
import { searchZhHans } from './search.ts';
import { siegeZhHans } from './siege.ts';

export const zhHans = {
  ...exhibitZhHans,
  ...listsZhHans,
  ...searchZhHans,
  ...siegeZhHans,
  ...keypadZhHans,
  ...hallZhHans,
  ...memorialZhHans,
  ...rollZhHans,

  appName: '衡阳保卫战',

  barLabel: '设置',
  barHome: '首页',
  barLanguage: '语言',
  barTextSize: '字号',
  barContrast: '对比',
  barCaptions: '字幕',
  barReach: '低位',
  barVolume: '音量',
  textSizeStep: '第{step}级，共{steps}级',
  volumeLouder: '大声些',
  volumeSofter: '小声些',
  volumeNow: '音量 {percent}%',

  touchToBegin: '轻触开始',
  welcomeTitle: '请选择语言',
  welcomeIs: '一九四四年夏，一座城守了四十七日。这里讲它的始末，记它的人。',

  exhibitSeen: '已看过',
  chaptersList: '章节与展项',
  otherWays: '逐日、名录与来源',
  toPeople: '守城名录',
  toAbout: '来源与说明',

  peopleTitle: '衡阳守城名录',
  peopleNote: '记在名录中的，有阵亡者，也有生还者。',
  rollCommanders: '指挥官',
  rollOfficers: '军官',
  rollSoldiers: '士兵',
  rollParatroopers: '伞兵',
  rollMonks: '僧人',
  rollCivilians: '百姓',
  rollGroups: '未留姓名者',
  peopleFilter: '身份',
  peopleAll: '全部',
  toRoll: '回到名录',

  roleCommander: '指挥官',
  roleOfficer: '军官',
  roleSoldier: '士兵',
  roleParatrooper: '伞兵',
  roleMonk: '僧人',
  roleCivilian: '百姓',
  rolePublicFigure: '公众人物',
  roleAdversary: '日军',

  fateFallen: '阵亡或遇难',
  fateDiedLater: '后来去世',
  fateLivingWhenRecorded: '记载时在世',
  notRecorded: '未见记载',

  fieldRole: '身份',
  fieldRank: '职衔',
  fieldUnit: '部队',
  fieldBirthplace: '籍贯',
  fieldBorn: '出生',
  fieldDied: '去世',
  fieldFate: '结局',
  fieldCount: '人数',
  fieldDate: '日期',
  fieldPlace: '地点',
  fieldOtherSpellings: '又作',
  sourceSection: '据条目“{section}”一节',
  about: '约 {date}',

  aboutTitle: '来源与说明',
  aboutSources: '史料来源',
  aboutCredits: '制作',
  aboutLicences: '许可',
  aboutFonts: '字体为思源宋体与思源黑体（Noto Serif CJK、Noto Sans CJK），按 SIL 开放字体许可证 1.1 使用。',
  aboutNarration: '涉及杀戮与暴行的展项不用机器朗读。',
  aboutBlank: '来源没有写的，这里也空着。',
  aboutVersion: '内容版本 {version}',
  licence: '许可：{licence}',

  idleTitle: '您还在吗',
  idleText: '{seconds} 秒后回到开始。轻触任意处，继续参观。',
  idleContinue: '继续参观',

  errorTitle: '此页暂时无法显示',
  errorText: '请回到首页。稍候也会自行返回。',
  errorHome: '回到首页',
  notFoundTitle: '这里没有这一页',
  waiting: '正在打开',
  pictureMissing: '此图暂缺',

  close: '关闭',
  back: '返回',
  next: '下一项',
  endOfWay: '至此看完',
  exhibitNumber: '之{number}',
  exhibitPeople: '人物',
  exhibitPlaces: '地点',
  exhibitUnits: '部队',
  accountsDiffer: '记载不一',
  exhibitGallery: '图',
  openPicture: '看大图',
  wholePicture: '看全图',
  zoomIn: '放大',
  zoomOut: '缩小',
  pictureDrawing: '馆方绘制',
  picturePhotograph: '照片',
  pictureScan: '扫描件',
  advisoryTitle: '进入之前',
  advisoryContinue: '仍要进入',
  advisorySkip: '不看这一项',

  narrationLabel: '讲解',
  narrationPlay: '播放讲解',
  narrationPause: '暂停讲解',
  narrationSeek: '讲解进度',
  narrationAt: '{position}，共 {duration}',
  narrationRepeat: '重复此句',
  narrationSpeed: '语速 {speed}',
  narrationNone: '此项没有声音',
  narrationBroken: '声音暂时放不出来，文字如常。',
  narrationSynthetic: '合成语音',
};

/** Every word of the interface has a key, and every language has every key. */
export type MessageKey = keyof typeof zhHans;
export type Messages = Readonly<Record<MessageKey, string>>;
