new File(basedir, 'profile.yaml').bytes = new File(starter, 'profile.yaml').bytes
return true
