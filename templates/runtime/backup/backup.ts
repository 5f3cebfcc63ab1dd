/** Everything about copies, loaded where one is made or read. */

export {
  BackupError,
  compare,
  fromFile,
  LARGEST,
  makeCopy,
  MEGABYTE,
  sizeOfCopy,
} from "./file-format.ts";
export { canLinkFile, LinkedFile } from "./linked-file.ts";
