import { canonicalJson } from '../canonical.ts';
import type { AdfDoc, Json } from '../json.ts';
import type { Anchor, Insertion } from '../operation.ts';
import { adfDigest } from './same.ts';

/** Nodes out of a document, by the path of the first. */
export interface Cut {
  path: string;
  nodes: Json[];
}

/** A list of nodes inside a document and a place in it. */
interface Place {
  /** Indices that lead to the node that holds the list. */
  parents: number[];
  index: number;
}

type Container = { content: Json[] } & { [name: string]: Json };

const empty: AdfDoc = { version: 1, type: 'doc', content: [] };

/** The document that a field holds; an empty field is an empty document. Null: it is no document. */
export function documentOf(value: unknown): AdfDoc | null {
  if (value === null || value === undefined) return empty;
  const doc = value as Partial<AdfDoc>;
  return doc.type === 'doc' && Array.isArray(doc.content) ? (doc as AdfDoc) : null;
}

/** The anchor of a place in a document; null where there is no such place. */
export function anchorAt(doc: AdfDoc, path: string): Anchor | null {
  const place = placeOf(path);
  const list = place && listAt(doc, place.parents);
  if (!place || !list || place.index > list.length) return null;
  const digestAt = (index: number) =>
    list[index] === undefined ? null : adfDigest(list[index] as Json);
  return { path, before: digestAt(place.index - 1), after: digestAt(place.index) };
}

/**
 * The document with the nodes put in; everything else is the very same value as before. Null when an
 * anchor is gone, or stands between other nodes.
 */
export function insertNodes(doc: AdfDoc, insertions: readonly Insertion[]): AdfDoc | null {
  let edited: AdfDoc | null = doc;
  for (const { at, nodes } of insertions.toSorted((a, b) => lastFirst(a.at.path, b.at.path))) {
    const place = placeOf(at.path);
    if (!edited || !place || !sameAnchor(anchorAt(doc, at.path), at)) return null;
    edited = splice(edited, place, 0, nodes);
  }
  return edited;
}

/** The document without the nodes. Null when they do not stand at their places. */
export function cutNodes(doc: AdfDoc, cuts: readonly Cut[]): AdfDoc | null {
  let edited: AdfDoc | null = doc;
  for (const { path, nodes } of cuts.toSorted((a, b) => lastFirst(a.path, b.path))) {
    const place = placeOf(path);
    const list = place && listAt(doc, place.parents);
    if (!edited || !place || !list || !standsAt(list, place.index, nodes)) return null;
    edited = splice(edited, place, nodes.length, []);
  }
  return edited;
}

/** Where the nodes stand one after the other, wherever they moved to; several where they were copied. */
export function findNodes(doc: AdfDoc, nodes: readonly Json[]): Cut[] {
  const found: Cut[] = [];
  const visit = (list: readonly Json[], path: string): void => {
    list.forEach((node, index) => {
      if (standsAt(list, index, nodes))
        found.push({
          path: `${path}/content/${index}`,
          nodes: list.slice(index, index + nodes.length),
        });
      if (isContainer(node)) visit(node.content, `${path}/content/${index}`);
    });
  };
  visit(doc.content, '');
  return found;
}

/** Where the nodes of insertions stand once they are all in, if nothing else changed. */
export function cutsAfter(insertions: readonly Insertion[]): Cut[] {
  return insertions.map(({ at, nodes }) => {
    const own = placeOf(at.path) ?? { parents: [], index: 0 };
    const shifted = [...own.parents, own.index].map((index, depth, steps) =>
      insertions.reduce((sum, other) => {
        const place = placeOf(other.at.path);
        const before =
          place &&
          place.parents.length === depth &&
          place.parents.every((step, at2) => step === steps[at2]) &&
          (depth < own.parents.length ? place.index <= index : place.index < index);
        return before ? sum + other.nodes.length : sum;
      }, index),
    );
    return { path: shifted.map((index) => `/content/${index}`).join(''), nodes };
  });
}

function placeOf(path: string): Place | null {
  if (!/^(\/content\/(0|[1-9]\d{0,5}))+$/.test(path)) return null;
  const steps = path.split('/content/').slice(1).map(Number);
  return { parents: steps.slice(0, -1), index: steps.at(-1) ?? 0 };
}

function listAt(doc: AdfDoc, parents: readonly number[]): Json[] | null {
  let list: Json[] = doc.content;
  for (const step of parents) {
    const node = list[step];
    if (!isContainer(node)) return null;
    list = node.content;
  }
  return list;
}

/** A copy along the path only: what is beside it is not touched. */
function splice(doc: AdfDoc, place: Place, remove: number, nodes: readonly Json[]): AdfDoc {
  const within = (list: readonly Json[], [step, ...rest]: readonly number[]): Json[] => {
    if (step === undefined) return list.toSpliced(place.index, remove, ...nodes);
    const node = list[step];
    if (!isContainer(node)) return [...list];
    return list.with(step, { ...node, content: within(node.content, rest) });
  };
  return { ...doc, content: within(doc.content, place.parents) };
}

function standsAt(list: readonly Json[], index: number, nodes: readonly Json[]): boolean {
  return (
    nodes.length > 0 &&
    nodes.every((node, offset) => {
      const other = list[index + offset];
      return other !== undefined && adfDigest(other) === adfDigest(node);
    })
  );
}

function sameAnchor(found: Anchor | null, wanted: Anchor): boolean {
  return found !== null && canonicalJson(found) === canonicalJson(wanted);
}

function isContainer(node: Json | undefined): node is Container {
  return (
    typeof node === 'object' && node !== null && !Array.isArray(node) && Array.isArray(node.content)
  );
}

/** Later places first, and places inside a node before those in front of it: paths then stay right. */
function lastFirst(left: string, right: string): number {
  const [a, b] = [left, right].map((path) => path.split('/content/').slice(1).map(Number));
  for (let depth = 0; depth < Math.max(a?.length ?? 0, b?.length ?? 0); depth++) {
    const [one, two] = [a?.[depth], b?.[depth]];
    if (one === two) continue;
    if (one === undefined) return 1;
    if (two === undefined) return -1;
    return two - one;
  }
  return 0;
}
