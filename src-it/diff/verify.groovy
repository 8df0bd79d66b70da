def lines = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[INFO] ') }*.substring(7)
def said = lines.join('\n') + '\n'

assert said.contains(new File(basedir, 'tree.txt').getText('UTF-8'))
assert lines.count('change HorizontalPodAutoscaler demo/podinfo (base/demo/podinfo/hpa.yaml)') == 2
assert lines.contains('Objects: 1 change, 10 unchanged')
assert said.contains('''\
change HorizontalPodAutoscaler shop/front (base/shop/front/hpa.yaml)
    the same object in the cluster, with apiVersion autoscaling/v2
    --- base/shop/front/hpa.yaml
    +++ base/shop/front/hpa.yaml
    @@ -1,4 +1,4 @@
    -apiVersion: autoscaling/v2beta2
    +apiVersion: autoscaling/v2
''')
assert lines.contains('Objects: 1 change, 2 unchanged')
assert !new File(basedir, 'base').exists() && !new File(basedir, '.profile.sum').exists()
return true
