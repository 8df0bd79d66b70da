def profile = { String name ->
  def namespaces = (1..50).collect { "  - name: $name-$it\n" }.join('')
  "profile: v1\nname: $name\ntarget: {kubernetes: \"1.21\", flux: v1}\nnamespaces:\n$namespaces"
}
['blue', 'green', 'red'].each { module ->
  new File(basedir, "$module/profile.yaml").bytes = new File(starter, 'profile.yaml').bytes
  ['one', 'two'].each { part ->
    new File(basedir, "$module/${part}.yaml").setText(profile("$module-$part"), 'UTF-8')
  }
}
return true
