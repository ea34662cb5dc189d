/** Words of the lists beside and at the end of an exhibit. */
export const listsZhHans = {
  listMemorials: '纪念地',
  fieldSetUp: '设立',
  notesMore: '另有{count}项',
  workMemoir: '回忆录',
  workStudy: '研究著作',
  workNovel: '小说',
  workDocumentary: '纪录片',
  workFilm: '电影',
  workSeries: '电视剧',
  workPhotographs: '摄影',
  workSculpture: '雕塑',
};

export const listsZhHant: Readonly<Record<keyof typeof listsZhHans, string>> = {
  listMemorials: '紀念地',
  fieldSetUp: '設立',
  notesMore: '另有{count}項',
  workMemoir: '回憶錄',
  workStudy: '研究著作',
  workNovel: '小說',
  workDocumentary: '紀錄片',
  workFilm: '電影',
  workSeries: '電視劇',
  workPhotographs: '攝影',
  workSculpture: '雕塑',
};

export const listsEn: Readonly<Record<keyof typeof listsZhHans, string>> = {
  listMemorials: 'Memorials',
  fieldSetUp: 'Set up',
  notesMore: '{count} more',
  workMemoir: 'Memoirs',
  workStudy: 'Studies',
  workNovel: 'Novels',
  workDocumentary: 'Documentaries',
  workFilm: 'Film',
  workSeries: 'Television series',
  workPhotographs: 'Photographs',
  workSculpture: 'Sculpture',
};
