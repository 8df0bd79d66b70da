def files = evaluate(new File(filesScript))
def tree = evaluate(new File(treeScript))
def former = new File(starter, 'profile.yaml').getText('UTF-8')
def keda = new File(basedir, 'keda.yaml')

def targeted = { target -> former.replaceFirst(/(?ms)^target:\n.*?\n(?=\n)/, target.getText('UTF-8')) }
new File(basedir, 'former.yaml').setText(former, 'UTF-8')
new File(basedir, 'profile.yaml').setText(targeted(new File(basedir, 'target.yaml')), 'UTF-8')
new File(basedir, 'charts.yaml').setText(targeted(new File(basedir, 'charts.yaml')), 'UTF-8')
// In the starter profile the autoscaler's namespace is not deployed yet.
def deployed = { text -> text.replace('reconcile: false', 'reconcile: true') }
new File(basedir, 'adapter.yaml').setText(deployed(targeted(new File(basedir, 'target.yaml'))), 'UTF-8')
keda.setText(deployed(targeted(keda)), 'UTF-8')
tree(new File(basedir, 'tree'), files(new File(golden)), version, '../profile.yaml')
return true
