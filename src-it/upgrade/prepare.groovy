def files = evaluate(new File(filesScript))
def former = new File(cases, '../profile-renderer/src/test/resources/io/gitopsprofile/former/living-eks-hpa')
new File(basedir, 'profile.yaml').bytes = new File(former, 'former.yaml').bytes
files(new File(former, 'tree')).each { path, text ->
  def file = new File(basedir, "tree/$path")
  file.parentFile.mkdirs()
  file.setText(text, 'UTF-8')
}
return true
