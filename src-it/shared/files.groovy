// The files below a folder, path -> text; without a case's own files, the ownership record and the
// caches, ours and Maven 4's.
return { File root, List own = [] ->
  def files = new TreeMap()
  assert root.directory : "no folder $root"
  root.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def path = root.toPath().relativize(file.toPath()).toString().replace('\\', '/')
    if (!(path in own) && path != '.profile.sum' && !path.startsWith('target/profile-cache/') &&
        !path.contains('target/project-local-repo/')) {
      files[path] = file.getText('UTF-8')
    }
  }
  return files
}
