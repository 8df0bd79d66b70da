import java.security.MessageDigest

// Writes a tree as a former run of a generator left it: its files, path -> text, and the record.
return { File root, Map files, String version, String profile ->
  files.each { path, text ->
    def file = new File(root, path)
    file.parentFile.mkdirs()
    file.setText(text, 'UTF-8')
  }
  def lines = new TreeMap(files).collect { path, text ->
    def hash = MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')).encodeHex()
    "$path sha256:$hash $version $profile\n"
  }
  new File(root, '.profile.sum').setText(lines.join(''), 'UTF-8')
}
