def files = evaluate(new File(filesScript))
def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 6, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('stale differs from the profile; write it with -Dprofile.update=true')
assert log.contains('-  maxReplicas: 8') && log.contains('+  maxReplicas: 10')
assert log.contains('updated [base/demo/podinfo/hpa.yaml]; read the changes')
assert log.count('BUILD SUCCESS') == 2
assert files(new File(basedir, 'stale')) == files(new File(goldens, 'eks-hpa-flux2/expected'))
