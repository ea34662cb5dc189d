import type { Language, RefusalCode, UpdateState } from '../../media/schema/index.ts';

type Words = Readonly<Record<Language, string>>;

const words = (hans: string, hant: string, en: string): Words => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** What a person who holds the stick is told, and what to do. */
const REASONS: Readonly<Record<RefusalCode, Words>> = {
  'no-trust': words('展机里没有验证更新用的钥匙。请按设置手册放入 trust/root.json。', '展機裡沒有驗證更新用的鑰匙。請按設置手冊放入 trust/root.json。', 'The kiosk has no key by which it could know an update: put trust/root.json in place, as the set-up says.'),
  'not-found': words('没有找到更新。U 盘上应有 hengyang-update 文件夹。', '沒有找到更新。隨身碟上應有 hengyang-update 資料夾。', 'No update was found: the stick should hold a folder named hengyang-update.'),
  'source-gone': words('更新的来源中途断开。请重新插入 U 盘，再装一次。', '更新的來源中途斷開。請重新插入隨身碟，再裝一次。', 'The source went away on the way. Put the stick in again and install once more.'),
  'source-read': words('来源无法读取。请换一个 U 盘，重新发布。', '來源無法讀取。請換一個隨身碟，重新發布。', 'The source cannot be read. Take another stick and publish again.'),
  clock: words('更新已过期，或展机的时钟不对。请先核对时钟。', '更新已過期，或展機的時鐘不對。請先核對時鐘。', 'The update has expired, or the clock of the kiosk is wrong. Check the clock first.'),
  signature: words('更新的签名不是本馆的。请用本馆的钥匙重新发布。', '更新的簽名不是本館的。請用本館的鑰匙重新發布。', 'It is not signed by the museum. Publish it again with the museum’s own keys.'),
  older: words('这份更新比展机见过的旧。请用最新发布的一份。', '這份更新比展機見過的舊。請用最新發布的一份。', 'It is older than what the kiosk has seen. Take the latest one.'),
  mixed: words('不同的更新混在了一起。请清空文件夹，重新复制。', '不同的更新混在了一起。請清空資料夾，重新複製。', 'Different updates are mixed up in the folder. Empty it and copy again.'),
  metadata: words('更新的说明文件损坏。请重新发布。', '更新的說明檔案損壞。請重新發布。', 'The files that describe the update are damaged. Publish again.'),
  paths: words('更新里有展机不能保存的文件名。请用本馆的工具重新发布。', '更新裡有展機不能保存的檔名。請用本館的工具重新發布。', 'It names files that no kiosk can keep. Publish it again with the museum’s tool.'),
  damaged: words('有文件缺失或损坏。请重新复制到 U 盘。', '有檔案缺失或損壞。請重新複製到隨身碟。', 'A file is missing or damaged. Copy the update to the stick again.'),
  'app-too-old': words('展机的程序太旧。请先更新程序。', '展機的程式太舊。請先更新程式。', 'The program of the kiosk is too old for it. Bring the program up to date first.'),
  'other-exhibition': words('这是另一个展览的更新。', '這是另一個展覽的更新。', 'It belongs to another exhibition.'),
  space: words('展机的空间不够。请联系技术员。', '展機的空間不夠。請聯絡技術員。', 'Too little space is free on the kiosk. Ask a technician.'),
  disk: words('展机的磁盘无法写入。请联系技术员。', '展機的磁碟無法寫入。請聯絡技術員。', 'The disk of the kiosk cannot be written. Ask a technician.'),
  busy: words('另一项安装正在进行。请稍候再试。', '另一項安裝正在進行。請稍候再試。', 'Another installation is under way. Try again later.'),
  smoke: words('新展览没有通过检查，展机仍展出原来的展览。请修正后重新发布。', '新展覽沒有通過檢查，展機仍展出原來的展覽。請修正後重新發布。', 'The new exhibition did not pass its test, and the kiosk shows the one before. Mend it and publish again.'),
  crashed: words('新展览使页面停止工作，展机已自行退回原来的展览。请修正后重新发布。', '新展覽使頁面停止工作，展機已自行退回原來的展覽。請修正後重新發布。', 'The page did not live with the new exhibition, and the kiosk went back to the one before by itself. Mend it and publish again.'),
  stopped: words('安装中断了。请再装一次。', '安裝中斷了。請再裝一次。', 'The installation was broken off. Install once more.'),
};

const INSTALLED = words('已安装，正在展出。', '已安裝，正在展出。', 'Installed, and shown.');
const REFUSED = words('没有安装。', '沒有安裝。', 'Not installed.');
const KIOSK = words('展机', '展機', 'Kiosk');
const VERSION = words('展览版本', '展覽版本', 'Version of the exhibition');
const TIME = words('时间（按展机的时钟）', '時間（按展機的時鐘）', 'Time, by the clock of the kiosk');

export interface Result {
  readonly kiosk: { readonly id: string; readonly place: string };
  readonly outcome: Extract<UpdateState, { readonly kind: 'installed' | 'refused' }>;
}

/** How an installation ended, as a text that a person reads on the stick: in every language, one after the other. */
export function resultText({ kiosk, outcome }: Result): string {
  const place = kiosk.place === '' ? kiosk.id : `${kiosk.id} · ${kiosk.place}`;
  const version = outcome.release?.version;
  const part = (language: Language): string =>
    [
      outcome.kind === 'installed' ? INSTALLED[language] : `${REFUSED[language]}${language === 'en' ? ' ' : ''}${REASONS[outcome.code][language]}`,
      `${KIOSK[language]}: ${place}`,
      ...(version === undefined ? [] : [`${VERSION[language]}: ${version}`]),
      `${TIME[language]}: ${outcome.at}`,
    ].join('\r\n');
  const detail = outcome.kind === 'refused' ? [outcome.message] : [];
  // Windows' Notepad takes a text for UTF-8 by its mark alone, and wants its own line ends.
  return `\uFEFF${[part('zh-Hans'), part('zh-Hant'), part('en'), ...detail].join('\r\n\r\n')}\r\n`;
}

/** Name of the file: `update-2026-11-25T01-30-00-installed.txt`. */
export function resultName({ outcome }: Result): string {
  return `update-${outcome.at.slice(0, 19).replaceAll(':', '-')}-${outcome.kind}.txt`;
}
