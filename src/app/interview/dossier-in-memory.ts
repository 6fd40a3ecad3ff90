import type { Dossier } from '../../core/dossier.js';
import { ConvergenceError } from '../../core/error.js';
import type { DossierEditor, DossierStore, OpenedDossier } from '../ports.js';

type Path = readonly (string | number)[];
type Node = Record<string | number, unknown>;

/** The node that holds the last key of a path, made on the way when asked to. */
function holder(root: Node, path: Path, make: boolean): Node | undefined {
  let node: Node | undefined = root;
  path.slice(0, -1).forEach((key, index) => {
    if (node && !Object.hasOwn(node, key) && make) node[key] = typeof path[index + 1] === 'number' ? [] : {};
    node = node && Object.hasOwn(node, key) ? (node[key] as Node) : undefined;
  });
  return node;
}

function editorOf(root: Node, file: string): DossierEditor {
  const open = (): OpenedDossier => ({
    // A copy: what was judged before must not move with what is answered next.
    dossier: { referentials: [], answers: {}, lists: {}, evidence: {}, commitments: [], waivers: [], efforts: {}, findings: [], ...structuredClone(root) } as unknown as Dossier,
    file,
    folder: file,
    place: (path) => ({ file, path }),
    warnings: [],
  });
  let opened = open();
  return {
    get opened() {
      return opened;
    },
    set(path, value) {
      const node = holder(root, path, true);
      if (node) node[path.at(-1) ?? ''] = structuredClone(value);
    },
    remove(path) {
      const node = holder(root, path, false);
      const key = path.at(-1) ?? '';
      if (Array.isArray(node)) node.splice(Number(key), 1);
      else if (node) Reflect.deleteProperty(node, key);
    },
    save() {
      opened = open();
      return Promise.resolve(opened);
    },
    attach: (path) => Promise.reject(ConvergenceError.of('file/missing', { file: path }, { file: path })),
  };
}

/** One dossier that no file holds: an interview can be led on it without writing anything. */
export function dossierInMemory(): DossierStore {
  let editor: DossierEditor | undefined;
  const edit = (path: string): Promise<DossierEditor> => (editor ? Promise.resolve(editor) : Promise.reject(ConvergenceError.of('dossier/missing', { file: path }, { file: path })));
  return {
    open: async (path) => (await edit(path)).opened,
    below: (path) => Promise.resolve([path]),
    edit,
    create(folder, content) {
      editor = editorOf(structuredClone({ product: content.product, roles: content.roles, profile: content.profile }), folder);
      return Promise.resolve(folder);
    },
  };
}
