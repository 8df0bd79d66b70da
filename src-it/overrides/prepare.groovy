new File(basedir, 'cluster').mkdir()
new File(basedir, 'cluster/starter.yaml').bytes = new File(starter, 'profile.yaml').bytes
return true
