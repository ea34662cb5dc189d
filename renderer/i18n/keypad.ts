/** Words for whoever uses the keypad, and of the sign-language video. */
export const keypadZhHans = {
  keypadTitle: '按键说明',
  keypadArrows: '方向键',
  keypadArrowsDo: '从一项移到另一项；到了文字，逐句移动；没有别项时，翻动页面。',
  keypadSelect: '确认键',
  keypadSelectDo: '打开或播放所在的一项。',
  keypadBack: '返回键',
  keypadBackDo: '关闭说明，或回到前一页。',
  keypadHelp: '帮助键',
  keypadHelpDo: '打开和关闭这份说明，并说出您在哪里。',
  keypadHere: '现在在',
  keypadOn: '所在的一项',

  signLabel: '手语',
  signPlay: '播放手语',
  signPause: '暂停手语',
  signAgain: '从头看',
  signHide: '收起手语',
  signBroken: '手语视频暂时放不出来，文字如常。',
};

export const keypadZhHant: Readonly<Record<keyof typeof keypadZhHans, string>> = {
  keypadTitle: '按鍵說明',
  keypadArrows: '方向鍵',
  keypadArrowsDo: '從一項移到另一項；到了文字，逐句移動；沒有別項時，翻動頁面。',
  keypadSelect: '確認鍵',
  keypadSelectDo: '打開或播放所在的一項。',
  keypadBack: '返回鍵',
  keypadBackDo: '關閉說明，或回到前一頁。',
  keypadHelp: '幫助鍵',
  keypadHelpDo: '打開和關閉這份說明，並說出您在哪裡。',
  keypadHere: '現在在',
  keypadOn: '所在的一項',

  signLabel: '手語',
  signPlay: '播放手語',
  signPause: '暫停手語',
  signAgain: '從頭看',
  signHide: '收起手語',
  signBroken: '手語視頻暫時放不出來，文字如常。',
};

export const keypadEn: Readonly<Record<keyof typeof keypadZhHans, string>> = {
  keypadTitle: 'The keys',
  keypadArrows: 'Arrows',
  keypadArrowsDo: 'Go from one thing to another; in a text, from sentence to sentence; where there is nothing else, turn the page.',
  keypadSelect: 'Select',
  keypadSelectDo: 'Opens or plays what you are on.',
  keypadBack: 'Back',
  keypadBackDo: 'Closes a note, or goes to the page before.',
  keypadHelp: 'Help',
  keypadHelpDo: 'Opens and closes this page, and says where you are.',
  keypadHere: 'You are at',
  keypadOn: 'You are on',

  signLabel: 'Sign language',
  signPlay: 'Play the signing',
  signPause: 'Pause the signing',
  signAgain: 'From the start',
  signHide: 'Put the signing away',
  signBroken: 'The signing does not play just now; the text is all here.',
};
