import stage, tap, re
def dump(node, depth=0, out=None):
    try:
        st = node.states & {'focusable','focused','checked','selected','sensitive'}
        e = node.extents()
        print('# ' + '  '*depth + f'{node.role} “{node.name}” {sorted(st)} {e.x},{e.y} {e.width}x{e.height}')
        for c in node.children(): dump(c, depth+1)
    except Exception as err: print('#', err)
class D(stage.Stage):
    def test_a(self):
        self.fill('Named', 'Other')
        self.start()
        import time; time.sleep(2)
        dump(self.program.root)
        self.program.shoot('/tmp/list.png')
        import driver
        b = next(n for n in self.program.frame.walk() if n.name and n.name.startswith('Add Credential'))
        b.click(); time.sleep(2)
        e=self.program.dialog('Add API Credential'); c=e.find('combo box','Expires'); c.click(); time.sleep(1)
        print('# EDITOR')
        for c in self.program.root.children(): dump(c)
        self.program.shoot('/tmp/editor.png')
        self.program.kill()
tap.main()
