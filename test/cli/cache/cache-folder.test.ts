import { describe, expect, test } from 'vitest';
import { cacheFolder } from '../../../src/cli/cache/cache-folder.js';

describe('the folder for caches', () => {
  const home = () => '/home/u';

  test.each([
    ['linux', {}, '/home/u/.cache/transigma'],
    ['linux', { XDG_CACHE_HOME: '/var/c' }, '/var/c/transigma'],
    ['linux', { XDG_CACHE_HOME: 'here' }, '/home/u/.cache/transigma'],
    ['darwin', { XDG_CACHE_HOME: '/var/c' }, '/home/u/Library/Caches/transigma'],
    ['win32', {}, '/home/u/AppData/Local/transigma'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(cacheFolder({ platform, env, home })?.replaceAll('\\', '/')).toBe(folder);
  });

  test('is none without a home', () => {
    const homeless = () => {
      throw new Error('no home');
    };
    expect(cacheFolder({ platform: 'linux', env: {}, home: homeless })).toBeUndefined();
    expect(cacheFolder({ platform: 'linux', env: {}, home: () => '' })).toBeUndefined();
  });
});
