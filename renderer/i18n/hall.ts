/** Words of the hall: what stands on the screen while nobody visits, and what the museum's people do with it. */
export const hallZhHans = {
  onThisDay: '一九四四年的今天',
  memorialTitle: '谨记守城与死难的人',
  memorialNote: '名录所记的阵亡与遇难者',
  soundOff: '馆方已关闭声音。',
  cleaningTitle: '正在擦拭屏幕',
  cleaningText: '还有 {seconds} 秒。其间触摸不起作用。',
  narrationInterrupted: '声音中断，正在接上。',
  narrationNext: '下一项：{title}',
};

export const hallZhHant: Readonly<Record<keyof typeof hallZhHans, string>> = {
  onThisDay: '一九四四年的今天',
  memorialTitle: '謹記守城與死難的人',
  memorialNote: '名錄所記的陣亡與遇難者',
  soundOff: '館方已關閉聲音。',
  cleaningTitle: '正在擦拭螢幕',
  cleaningText: '還有 {seconds} 秒。其間觸摸不起作用。',
  narrationInterrupted: '聲音中斷，正在接上。',
  narrationNext: '下一項：{title}',
};

export const hallEn: Readonly<Record<keyof typeof hallZhHans, string>> = {
  onThisDay: 'On this day in 1944',
  memorialTitle: 'In memory of those who held the city, and of those who died in it',
  memorialNote: 'The fallen and the dead, as the roll records them',
  soundOff: 'The museum has turned the sound off.',
  cleaningTitle: 'The glass is being wiped',
  cleaningText: '{seconds} s to go. Until then, touches do nothing.',
  narrationInterrupted: 'The sound broke off and is being picked up.',
  narrationNext: 'Next: {title}',
};
