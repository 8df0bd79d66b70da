def files = evaluate(new File(filesScript))
def tree = evaluate(new File(treeScript))
def former = new File(starter, 'profile.yaml').getText('UTF-8')
def keda = new File(basedir, 'keda.yaml')

def targeted = { target -> former.replaceFirst(/(?ms)^target:\n.*?\n(?=\n)/, target.getText('UTF-8')) }
// A tree belongs to the profile that its record names, so the former one has its own, under that name.
def moved = new File(basedir, 'former')
moved.mkdirs()
new File(moved, 'profile.yaml').setText(former, 'UTF-8')
new File(basedir, 'profile.yaml').setText(targeted(new File(basedir, 'target.yaml')), 'UTF-8')
new File(basedir, 'charts.yaml').setText(targeted(new File(basedir, 'charts.yaml')), 'UTF-8')
// In the starter profile the autoscaler's namespace is not deployed yet.
def deployed = { text -> text.replace('reconcile: false', 'reconcile: true') }
new File(basedir, 'adapter.yaml').setText(deployed(targeted(new File(basedir, 'target.yaml'))), 'UTF-8')
keda.setText(deployed(targeted(keda)), 'UTF-8')
[basedir, moved].each { tree(new File(it, 'tree'), files(new File(golden)), version, '../profile.yaml') }
return true
