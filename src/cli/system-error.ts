/** What Node says where it was told not to let a program read or write; it has no number. */
const deniedByNode = 'ERR_ACCESS_DENIED';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EISDIR', 'it is a directory'],
  ['EEXIST', 'a file of that name is in the way'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  [deniedByNode, 'Node was not allowed to'],
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

/** Whether the system (or zlib, or Node) refused something, as opposed to a fault of this program. */
export const isSystemError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error &&
  'code' in thrown &&
  typeof thrown.code === 'string' &&
  ('errno' in thrown || thrown.code === deniedByNode);

/** Why the system refused, in words. */
export const reasonOf = (failure: NodeJS.ErrnoException): string => reasons.get(failure.code ?? '') ?? failure.message;
