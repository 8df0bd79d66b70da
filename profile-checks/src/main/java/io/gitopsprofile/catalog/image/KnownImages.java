package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of images whose behaviour is known. A new image is a class and a line here. */
public final class KnownImages {

  private KnownImages() {}

  /**
   * Returns the known image whose last name this is; its class is loaded only when a profile uses
   * it.
   */
  private static @Nullable KnownImage named(String name) {
    return switch (name) {
      case Podinfo.NAME -> new Podinfo();
      case LoadTester.NAME -> new LoadTester();
      case NginxExporter.NAME -> new NginxExporter();
      case IstioProxy.NAME -> new IstioProxy();
      case AppMeshEnvoy.NAME -> new AppMeshEnvoy();
      case AdapterImage.NAME, AdapterImage.FORMER_NAME, AdapterImage.AMD64_NAME ->
          new AdapterImage();
      default -> null;
    };
  }

  /** The known image of a container; null if it is none. */
  public static @Nullable KnownImage of(Container container) {
    return of(repository(container.image()));
  }

  /** The known image of a reference with its tag or digest; null if it is none. */
  public static @Nullable KnownImage ofReference(String image) {
    return of(repository(image));
  }

  private static @Nullable KnownImage of(String repository) {
    KnownImage known = named(repository.substring(repository.lastIndexOf('/') + 1));
    if (known != null) {
      for (String name : known.repositories()) {
        if (repository.equals(name) || repository.endsWith("/" + name)) {
          return known;
        }
      }
    }
    return null;
  }

  /** The metrics that a container exports; null if they are not known. */
  public static @Nullable ExportedMetrics metrics(Container container) {
    KnownImage image = of(container);
    return image == null ? null : image.metrics(container);
  }

  /**
   * The metrics that a workload's containers export; null if those of one are not known and the
   * workload does not say what it exports.
   */
  public static @Nullable List<ExportedMetrics> metrics(Workload workload) {
    List<ExportedMetrics> all = some(workload);
    int known = workload.exports().isEmpty() ? all.size() : workload.containers().size();
    return known < workload.containers().size() ? null : all;
  }

  /** The metrics of the known images of a workload, and those that the workload says it exports. */
  public static List<ExportedMetrics> some(Workload workload) {
    List<ExportedMetrics> all = new ArrayList<>();
    for (Container container : workload.containers()) {
      ExportedMetrics exported = metrics(container);
      if (exported != null) {
        all.add(exported);
      }
    }
    if (!workload.exports().isEmpty()) {
      all.add(ExportedMetrics.declared(workload));
    }
    return all;
  }

  /** The place to which its makers moved a container's image; null if they did not. */
  public static @Nullable String newHome(Container container) {
    String repository = repository(container.image());
    KnownImage image = of(repository);
    return image == null ? null : image.newHome(repository);
  }

  /** The image without its tag and digest. */
  private static String repository(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int colon = tagged.lastIndexOf(':');
    return colon > tagged.lastIndexOf('/') ? tagged.substring(0, colon) : tagged;
  }
}
