import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What says where a system keeps caches. */
interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: () => string;
}

const thisSystem: Surroundings = { platform: process.platform, env: process.env, home: homedir };

/** The user's folder for what this program can make again. Undefined for a user without a home. */
export function cacheFolder({ platform, env, home }: Surroundings = thisSystem): string | undefined {
  const given = platform === 'win32' ? env.LOCALAPPDATA : platform === 'darwin' ? undefined : env.XDG_CACHE_HOME;
  if (given !== undefined && isAbsolute(given)) return join(given, 'transigma');
  try {
    const usual =
      platform === 'win32' ? ['AppData', 'Local'] : platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
    const user = home();
    return isAbsolute(user) ? join(user, ...usual, 'transigma') : undefined;
  } catch {
    return undefined;
  }
}
