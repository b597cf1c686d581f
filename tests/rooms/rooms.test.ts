import { ROOMS, roomOf } from './room-table';
import { all, files, type Import, isTest, local, shown } from './sources';

const mayLook = ({ file, target }: Import) => {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from.folder === to.folder) return true;
  const { may, tests = [] } = ROOMS[from.name]!;
  const allowed = isTest(file) ? [...may, ...tests] : may;
  return allowed.some(
    (name) => name === to.name || name === to.folder || (name === 'platform/*' && to.folder.startsWith('platform/')),
  );
};

describe('the house', () => {
  it('is read as a whole', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(all.length).toBeGreaterThan(1_000);
  });

  it('lets each room look only into rooms of its list', () => {
    expect(local.filter((one) => !mayLook(one)).map(shown)).toEqual([]);
  });

  it('goes through a door with #, and stays inside with ./', () => {
    const topOf = (path: string) => path.split('/')[0]!;
    const strays = local.filter(
      ({ file, specifier, target }) => specifier.startsWith('.') && topOf(file) !== topOf(target),
    );
    expect(strays.map(shown)).toEqual([]);
  });
});
