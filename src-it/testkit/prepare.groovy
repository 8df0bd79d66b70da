def files = evaluate(new File(filesScript))
def tree = evaluate(new File(treeScript))
def profile = new File(templates, 'eks-hpa-flux2/profile.yaml').getText('UTF-8')
def rendered = files(new File(goldens, 'eks-hpa-flux2/expected'))
def hpa = 'base/demo/podinfo/hpa.yaml'
new File(basedir, 'profile.yaml').setText(profile, 'UTF-8')
new File(basedir, 'broken.yaml').setText(profile.replaceFirst('window: 1m', 'window: 8s'), 'UTF-8')
tree(basedir, rendered, version, 'profile.yaml')
tree(new File(basedir, 'stale'), rendered + [(hpa): rendered[hpa].replace('maxReplicas: 10', 'maxReplicas: 8')],
    version, '../profile.yaml')
return true
