/**
 * Makes a function that gives each output file of a folder a path of its own: two inputs may have one name (`a.yml` and
 * `a.yaml`), and a folder may be called like a file. Those of before are never overwritten. On many systems upper and
 * lower case are one, so they are one here.
 */
export function makeFreePaths(reserved: readonly string[], separator = '-'): (path: string) => string {
  const files = new Set(reserved);
  const folders = new Set<string>();
  return (path) => {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = '';
    for (const one of names) {
      folder = `${numbered(`${folder}${one}`, separator, (candidate) => files.has(candidate))}/`;
      folders.add(folder.slice(0, -1).toLowerCase());
    }
    const free = numbered(`${folder}${name}`, separator, (candidate) => files.has(candidate) || folders.has(candidate));
    files.add(free.toLowerCase());
    return free;
  };
}

function numbered(path: string, separator: string, isTaken: (lowerCase: string) => boolean): string {
  let free = path;
  for (let number = 2; isTaken(free.toLowerCase()); number++) {
    free = path.replace(/(\.[^./]*)?$/, (extension) => `${separator}${number}${extension}`);
  }
  return free;
}
