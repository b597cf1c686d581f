import type { ServiceRegistry } from './service-registry';

export interface OpenServiceRegistry {
  registry: ServiceRegistry;
  /** Makes the world change: from now on exactly these addresses serve the subgraph. Resolves once that is announced. */
  move(subgraph: string, addresses: string[]): Promise<void>;
}

/** What every registry promises. `open` gives one that knows nothing yet. */
export function serviceRegistryContract(name: string, open: () => Promise<OpenServiceRegistry>): void {
  describe(`service registry: ${name}`, () => {
    let opened: OpenServiceRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.registry.close());

    it('knows no address of a subgraph that nobody serves', () => {
      expect(opened.registry.addressesOf('project')).toEqual([]);
      expect(opened.registry.addressesOf('__proto__')).toEqual([]);
    });

    it('names every process that serves a subgraph, as base URLs', async () => {
      await opened.move('project', ['http://10.0.0.1:4001/', 'http://10.0.0.2:4001']);
      expect(opened.registry.addressesOf('project').toSorted()).toEqual([
        'http://10.0.0.1:4001',
        'http://10.0.0.2:4001',
      ]);
      expect(opened.registry.addressesOf('build')).toEqual([]);
    });

    it('forgets a process that has gone, and tells of the change', async () => {
      const heard: string[] = [];
      opened.registry.onChange((subgraph) => heard.push(subgraph));
      await opened.move('project', ['http://10.0.0.1:4001']);
      await opened.move('project', []);
      expect(opened.registry.addressesOf('project')).toEqual([]);
      expect(heard).toContain('project');
      expect(heard).not.toContain('build');
    });

    it('gives a list that the caller may change', async () => {
      await opened.move('project', ['http://10.0.0.1:4001']);
      opened.registry.addressesOf('project').push('http://evil.example');
      expect(opened.registry.addressesOf('project')).toEqual(['http://10.0.0.1:4001']);
    });
  });
}
