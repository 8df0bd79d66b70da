['blue', 'green', 'red'].each { module ->
  new File(basedir, "$module/profile.yaml").bytes = new File(starter, 'profile.yaml').bytes
}
return true
