import { Blob as FontBlob, Face } from 'harfbuzzjs';

const POSTSCRIPT_NAME = 6;
const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
const RECORD_OFFSET_AT = 8;
const RECORD_LENGTH_AT = 12;
const ALIGNMENT_BYTES = 4;

/**
 * Takes one face out of a font collection (.ttc) as a font file of its own (OpenType specification, "Font Collections":
 * each face is a table directory whose offsets count from the start of the collection).
 *
 * @param postScriptName Such as `NotoSerifCJKsc-Regular`.
 * @throws Error when the bytes are no collection or hold no such face.
 */
export function extractFace(collection: Buffer, postScriptName: string): Buffer {
  if (collection.toString('latin1', 0, 4) !== 'ttcf') throw new Error('is no font collection');
  const blob = new FontBlob(collection);
  const names = Array.from({ length: collection.readUInt32BE(8) }, (_, index) =>
    new Face(blob, index).getName(POSTSCRIPT_NAME, 'en'),
  );
  const index = names.indexOf(postScriptName);
  if (index < 0) throw new Error(`holds no face ${postScriptName}, only ${names.join(', ')}`);
  return copyTables(collection, collection.readUInt32BE(HEADER_BYTES + index * ALIGNMENT_BYTES));
}

function copyTables(collection: Buffer, directory: number): Buffer {
  const count = collection.readUInt16BE(directory + 4);
  const header = Buffer.from(collection.subarray(directory, directory + HEADER_BYTES + count * RECORD_BYTES));
  const parts: Uint8Array[] = [header];
  let position = header.length;
  for (let record = HEADER_BYTES; record < header.length; record += RECORD_BYTES) {
    const offset = header.readUInt32BE(record + RECORD_OFFSET_AT);
    const length = header.readUInt32BE(record + RECORD_LENGTH_AT);
    const padding = (ALIGNMENT_BYTES - (length % ALIGNMENT_BYTES)) % ALIGNMENT_BYTES;
    header.writeUInt32BE(position, record + RECORD_OFFSET_AT);
    parts.push(collection.subarray(offset, offset + length), Buffer.alloc(padding));
    position += length + padding;
  }
  return Buffer.concat(parts);
}
