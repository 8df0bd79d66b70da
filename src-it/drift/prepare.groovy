import groovy.io.FileType

def files = evaluate(new File(filesScript))
def tree = evaluate(new File(treeScript))
def write = { String path, String text -> new File(basedir, path).setText(text, 'UTF-8') }
def hpa = 'base/demo/podinfo/hpa.yaml'
def yielded = files(new File(golden))
def stale = yielded - yielded.subMap(['base/demo/loadtester/service.yaml']) +
    [(hpa): yielded[hpa].replace('maxReplicas: 10', 'maxReplicas: 8'),
     'base/demo/old/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: old\n  namespace: demo\n']

write('profile.yaml', new File(starter, 'profile.yaml').getText('UTF-8'))
def pom = new File(basedir, 'pom.xml').getText('UTF-8').replace('@project.version@', version)
write('look.xml', pom.replace('<goal>generate</goal>', '').replace('<execution>', '<execution><id>look</id>')
    .replace('</goals>', '</goals><configuration><file>${basedir}/${which}.yaml</file></configuration>'))
tree(new File(basedir, 'fresh'), yielded, version, '../profile.yaml')
tree(new File(basedir, 'stale'), stale, '0.0.9', '../profile.yaml')
['hands', 'given-up'].each { folder ->
  def foreign = 'eksctl/cluster.yaml'
  tree(new File(basedir, folder), yielded - yielded.subMap([foreign]), version, '../profile.yaml')
  new File(basedir, "$folder/eksctl").mkdirs()
  write("$folder/$foreign", 'kind: ClusterConfig\n')
  write("$folder/$hpa", yielded[hpa].replace('maxReplicas: 10', 'maxReplicas: 12'))
}
['fresh', 'stale', 'hands'].each { folder ->
  new File(basedir, folder).eachFileRecurse(FileType.FILES) { it.lastModified = 1_000_000_000_000L }
  new File(basedir, folder).eachFileRecurse(FileType.DIRECTORIES) { it.lastModified = 1_000_000_000_000L }
  new File(basedir, folder).lastModified = 1_000_000_000_000L
}
return true
