package io.gitopsprofile.render.output;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.KubernetesObject;
import java.util.List;

/** The form of objects that a Flux version reads. */
public interface FluxForm {

  /** Returns the object with annotations that mean to this Flux version what the profile says. */
  FreeForm inOwnWords(FreeForm object);

  /** Returns the texts that an object's annotations hand to image automation. */
  List<ImageHandover> annotatedImages(KubernetesObject object);
}
