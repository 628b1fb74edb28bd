/**
 * Tells when files of some folders change. In: folders, and what to call. Out: a way to stop. Promises one call for
 * many saves at once, none when nothing has changed, and that editors which save by renaming, new folders and deleted
 * ones are noticed. Watches folder by folder: the recursive watch of Node 20 on Linux loses renamed files.
 */
import { type FSWatcher, readdirSync, type Stats, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write several times for one save: the last one within this time counts. */
const pauseMs = 20;

interface Watch {
  /** Looks at once, without waiting for the system to tell. */
  look: () => void;
  stop: () => void;
}

/**
 * Watches everything under `folders`, hidden files and backups (`x~`) apart. `changed` gets the absolute paths that
 * came, went or have other bytes; `fail` a folder that cannot be watched, once, with the system's reason.
 */
export function watchFolders(
  folders: readonly string[],
  changed: (paths: string[]) => void,
  fail: (folder: string, error: Error) => void,
): Watch {
  const watchers = new Map<string, FSWatcher>();
  const refused = new Set<string>();
  let known = stampsOf(folders);
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = stampsOf(folders);
    for (const [folder, watcher] of watchers)
      if (!now.folders.has(folder)) {
        watcher.close();
        watchers.delete(folder);
      }
    follow(now.folders);
    const paths = [...new Set([...known.files.keys(), ...now.files.keys()])].filter(
      (path) => known.files.get(path) !== now.files.get(path),
    );
    known = now;
    if (paths.length > 0) changed(paths);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, pauseMs);
  };
  const follow = (current: ReadonlySet<string>) => {
    for (const folder of current) {
      if (watchers.has(folder) || refused.has(folder)) continue;
      const refuse = (error: Error) => {
        watchers.get(folder)?.close();
        watchers.delete(folder);
        // A folder that is gone is no failure: its parent tells.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || refused.has(folder)) return later();
        refused.add(folder);
        fail(folder, error);
      };
      try {
        watchers.set(folder, watch(folder, later).on('error', refuse));
      } catch (error) {
        refuse(error as Error);
      }
    }
  };
  follow(known.folders);
  return {
    look,
    stop: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** Every folder, and for every file what changes when it is saved. Links to folders are not followed. */
function stampsOf(roots: readonly string[]): { folders: Set<string>; files: Map<string, string> } {
  const folders = new Set<string>();
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    let entries: ReturnType<typeof list>;
    try {
      entries = list(folder);
    } catch {
      return;
    }
    folders.add(folder);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name.endsWith('~')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else {
        const { mtimeMs, ctimeMs, size, ino } = stat(path) ?? { mtimeMs: 0, ctimeMs: 0, size: -1, ino: 0 };
        files.set(path, `${mtimeMs} ${ctimeMs} ${size} ${ino}`);
      }
    }
  };
  for (const root of roots) visit(root);
  return { folders, files };
}

const list = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** Nothing for a file that went away between the listing and the look. */
function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
