import type { TreeFile } from '#platform/trees/tree-store';
import { mergeTrees } from './merge-trees';

const file = (path: string, sha256 = path, bytes = 1): TreeFile => ({ path, sha256, bytes });
const paths = (files: TreeFile[]) => files.map(({ path, sha256 }) => `${path}=${sha256}`).toSorted();

describe('two trees', () => {
  it('become one with what either side changed, and the newer wish where both did', () => {
    const base = [file('a', '1'), file('b', '1'), file('c', '1'), file('gone', '1')];
    const theirs = [file('a', '2'), file('b', '2'), file('c', '1'), file('new')];
    const head = [file('a', '1'), file('b', 'mine'), file('c', 'mine'), file('gone', '1'), file('own')];
    const { files, refused } = mergeTrees(base, theirs, head);
    expect(paths(files)).toEqual(['a=2', 'b=2', 'c=mine', 'new=new', 'own=own']);
    expect(refused).toEqual([]);
  });

  it('keep the head where a file could not lie beside it', () => {
    const head = [file('readme.md'), file('docs'), file('ios/App.swift')];
    const theirs = [file('README.md'), file('docs/guide.md'), file('ios'), file('../etc/passwd'), file('fine')];
    const { files, refused } = mergeTrees([], theirs, head);
    expect(paths(files)).toEqual(paths([...head, file('fine')]));
    expect(refused).toEqual(['README.md', 'docs/guide.md', 'ios', '../etc/passwd']);
  });

  it('may turn a file into a folder and change the case of a name', () => {
    const base = [file('docs'), file('readme.md')];
    const { files, refused } = mergeTrees(base, [file('docs/guide.md'), file('README.md')], base);
    expect(paths(files)).toEqual(['README.md=README.md', 'docs/guide.md=docs/guide.md']);
    expect(refused).toEqual([]);
  });

  it('have as many files and bytes as a project may have', () => {
    const many = Array.from({ length: 9_999 }, (_file, number) => file(`f${number}`));
    expect(mergeTrees([], [file('one'), file('two')], many).refused).toEqual(['two']);
    const large = [file('large', 'large', 500 * 1024 * 1024 - 1)];
    const { files, refused } = mergeTrees([], [file('one'), file('two')], large);
    expect(files).toHaveLength(2);
    expect(refused).toEqual(['two']);
  });
});
