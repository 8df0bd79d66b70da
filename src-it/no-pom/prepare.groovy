def elsewhere = new File(basedir, 'elsewhere')
elsewhere.mkdir()
def pom = new File(cases, 'rerun/pom.xml').getText('UTF-8')
new File(elsewhere, 'pom.xml').setText(pom.replace('@project.version@', version), 'UTF-8')
new File(elsewhere, 'profile.yaml').bytes = new File(starter, 'profile.yaml').bytes
return true
