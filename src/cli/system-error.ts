const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EISDIR', 'it is a directory'],
  ['EEXIST', 'a file of that name is in the way'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left in the quota'],
  ['EFBIG', 'it would be too large'],
  ['EIO', 'the device failed'],
  ['ENXIO', 'it is a socket or a device that is not there'],
  ['Z_BUF_ERROR', 'the gzip data is cut off'],
  ['Z_DATA_ERROR', 'the gzip data is damaged'],
]);

/** Whether the system (or zlib) refused something, as opposed to a fault of this program. */
export const isSystemError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error && 'errno' in thrown && 'code' in thrown && typeof thrown.code === 'string';

/** Why the system refused, in words. */
export const reasonOf = (failure: NodeJS.ErrnoException): string => reasons.get(failure.code ?? '') ?? failure.message;
