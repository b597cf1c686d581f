import { withoutAndroid } from './select-sources';

const paths = (...texts: [string, string][]) =>
  withoutAndroid(texts.map(([path, text]) => ({ path, text }))).map((source) => source.path);

describe('the Kotlin sources that need no Android', () => {
  it('are those that import only Kotlin, Java and each other', () => {
    const model: [string, string] = [
      'm.kt',
      'package a.model\nimport java.time.LocalDate\ndata class Habit(val on: LocalDate)',
    ];
    const data: [string, string] = ['d.kt', 'package a.data\nimport a.model.Habit\nclass Store(val all: List<Habit>)'];
    const screen: [string, string] = [
      's.kt',
      'package a.ui\nimport androidx.compose.runtime.Composable\n@Composable fun S() {}',
    ];
    expect(paths(model, data, screen)).toEqual(['m.kt', 'd.kt']);
  });

  it('leave out what needs a file that needs Android, by an import or within a package, over several steps', () => {
    const room: [string, string] = ['r.kt', 'package a.data\nimport android.content.Context\nclass Disk(c: Context)'];
    const near: [string, string] = ['n.kt', 'package a.data\nclass Repository(private val disk: Disk)'];
    const far: [string, string] = [
      'f.kt',
      'package a.model\nimport a.data.Repository as Keeper\nclass Uses(val k: Keeper)',
    ];
    const free: [string, string] = ['x.kt', 'package a.data\nclass Free(val disc: Int)'];
    expect(paths(room, near, far, free)).toEqual(['x.kt']);
  });

  it('leave out what names Android in full or uses generated resources', () => {
    expect(
      paths(['a.kt', 'package a\nval c: android.net.Uri? = null'], ['b.kt', 'package a\nval t = R.string.app']),
    ).toEqual([]);
  });

  it('do not mind Android in comments and texts', () => {
    expect(paths(['a.kt', 'package a\n// android.net\nval text = "androidx.compose"'])).toEqual(['a.kt']);
  });

  it('keep a file with an import that leads nowhere in the tree, so that the compiler tells of it', () => {
    expect(paths(['a.kt', 'package a.model\nimport a.model.Missing\nval x: Missing? = null'])).toEqual(['a.kt']);
  });
});
