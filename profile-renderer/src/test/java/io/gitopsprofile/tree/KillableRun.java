package io.gitopsprofile.tree;

import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.ImageValue;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run in a separate JVM with slow file changes, to be killed. */
public final class KillableRun {

  public static final int FILES = 60;
  static final int PAUSE_MILLISECONDS = 3;
  static final String AUTOMATED_FILE = "a/automated.yaml";

  private KillableRun() {}

  /**
   * Writes the tree of a generation into a directory: {@code <directory> <copies> <generation>},
   * and then {@code force} or {@code automation}.
   */
  public static void main(String[] args) throws IOException {
    int generation = Integer.parseInt(args[2]);
    String mode = args.length > 3 ? args[3] : "";
    new TreeWriter(new SlowDisk(), "1")
        .write(
            mode.equals("automation") ? treeWithAutomation(generation) : tree(generation),
            "profile.yaml",
            Path.of(args[0]),
            new WriteOptions(false, mode.equals("force"), Path.of(args[1])).withFsync(false));
  }

  /**
   * The tree with an additional file that changes first and is under image automation in generation
   * 0.
   */
  static GenerationResult treeWithAutomation(int generation) {
    String text =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: podinfo
          annotations:
            fluxcd.io/automated: "%s"
        spec:
          template:
            spec:
              containers:
                - name: podinfod
                  image: stefanprodan/podinfo:3.1.0
        """
            .formatted(generation == 0);
    List<RenderedObject> objects = new ArrayList<>();
    KubernetesObjects.of(text.getBytes(StandardCharsets.UTF_8))
        .orElseThrow()
        .forEach(object -> objects.add(new RenderedObject(object)));
    List<RenderedFile> files = new ArrayList<>(tree(generation).tree().files());
    String image = "stefanprodan/podinfo:3.1.0";
    int start = text.indexOf(image);
    ImageValue value =
        new ImageValue(
            FieldPath.of("spec.template.spec.containers[podinfod].image"),
            ImagePart.IMAGE,
            false,
            "",
            image,
            start,
            start + image.length());
    List<ImageValue> automated = generation == 0 ? List.of(value) : List.of();
    files.add(new RenderedFile(AUTOMATED_FILE, text, objects, automated));
    return new GenerationResult(new RenderedTree(files), List.of());
  }

  /** A tree of many files; each generation has other content, and some other paths. */
  public static GenerationResult tree(int generation) {
    List<String> pathsAndTexts = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      boolean moves = i % 5 == 0;
      pathsAndTexts.add("base/n" + i + "/" + (moves ? "g" + generation + "/" : "") + "a.yaml");
      pathsAndTexts.add(
          "apiVersion: v1\nkind: Generation\nvalues:\n"
              + ("  - generation " + generation + "\n").repeat(200));
    }
    return Trees.of(pathsAndTexts.toArray(String[]::new));
  }

  /** Prints a line when the first file changes, and delays each change. */
  private static final class SlowDisk extends FileSystemAccess {

    private boolean changing;

    private void pause(Path changed) {
      if (!changed.toString().contains(Transaction.FOLDER)) {
        if (!changing) {
          System.out.println("changing");
          changing = true;
        }
        try {
          Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      pause(to);
      super.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      pause(path);
      super.delete(path);
    }
  }
}
