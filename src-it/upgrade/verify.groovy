def files = evaluate(new File(filesScript))
def former = new File(cases, '../profile-renderer/src/test/resources/io/gitopsprofile/former/living-eks-hpa')

// Only two lines of the profile change, and no file of its tree.
def before = new File(former, 'former.yaml').getText('UTF-8')
assert new File(basedir, 'profile.yaml').getText('UTF-8') ==
    before.replace('  charts: living\n', '  charts: maintained\n  movedFrom: v1\n')
def tree = files(new File(basedir, 'tree'))
tree.remove('.profile.sum')
assert tree == files(new File(former, 'tree'))
def log = new File(basedir, 'build.log').text
assert log.indexOf('would update profile.yaml') < log.indexOf('[INFO] updated profile.yaml')
assert log.contains('renders the tree in')
assert log.contains('Nothing to upgrade: ')
return true
