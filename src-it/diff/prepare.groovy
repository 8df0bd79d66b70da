def files = evaluate(new File(filesScript))
def tree = evaluate(new File(treeScript))
def hpa = 'base/demo/podinfo/hpa.yaml'
def namespace = 'base/demo/namespace.yaml'
def yielded = files(new File(golden))
def profile = new File(starter, 'profile.yaml').getText('UTF-8')

new File(basedir, 'profile.yaml').setText(profile, 'UTF-8')
new File(basedir, 'former.yaml').setText(profile.replace('workers: 5', 'workers: 9')
    .replace('maxReplicas: 10', 'maxReplicas: 8'), 'UTF-8')
def stale = yielded - yielded.subMap(namespace) +
    [(hpa): yielded[hpa].replace('maxReplicas: 10', 'maxReplicas: 8'),
     'base/demo/old/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: old\n  namespace: demo\n']
tree(new File(basedir, 'tree'), stale, version, '../profile.yaml')
return true
