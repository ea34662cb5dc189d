import { expect, it } from 'vitest';
import { isOwnNetwork } from './own-network.ts';

it.each([
  'http://192.168.1.10/hengyang/', 'https://10.0.0.1/', 'http://172.16.0.1:8080/a/b/', 'http://172.31.255.254', 'http://127.0.0.1:9000/',
  'http://169.254.1.1/', 'http://nas/updates/', 'http://nas.local/', 'HTTP://NAS.LAN/', 'https://store.internal/', 'http://nas.home.arpa./',
  'http://[::1]/', 'http://[fd12:3456::1]/', 'http://[fe80::1]/',
])('%s lies in the house', (address) => {
  expect(isOwnNetwork(address)).toBe(true);
});

it.each([
  '', 'nas', '//nas/', 'ftp://nas/', 'file:///srv/', 'http:nas', 'http:///nas', 'http://', 'http://example.org/', 'https://local.example.org/', 'http://8.8.8.8/',
  'http://172.32.0.1/', 'http://172.15.0.1/', 'http://192.169.0.1/', 'http://11.0.0.1/', 'http://134744072/', 'http://0x08080808/', 'http://[2001:db8::1]/',
  'http://[::ffff:8.8.8.8]/', 'http://[fec0::1]/', 'http://user@nas/', 'http://user:word@nas/', 'http://nas/?a', 'http://nas/#a', 'http://nas.local.example.org/',
  'http://192.168.1.1.example.org/', 'http://nas\\@example.org/', 'http://8.8.8.8.', 'http://.', 'http://[::1', 'javascript:alert(1)',
])('%s does not', (address) => {
  expect(isOwnNetwork(address)).toBe(false);
});
