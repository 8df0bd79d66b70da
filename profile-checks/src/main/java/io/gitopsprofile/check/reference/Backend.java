package io.gitopsprofile.check.reference;

import io.gitopsprofile.view.ObjectField;

/**
 * A Service that a route leads to, or the Gateway that a route is attached to.
 *
 * @param kind the kind of the object
 * @param name the field with the object's name
 * @param namespace the namespace of the object
 * @param port the field with the name or number of the port; the name of the Gateway's listener
 */
record Backend(String kind, ObjectField name, String namespace, ObjectField port) {

  /** The port as text; empty if none is named. */
  String portText() {
    Long number = port.number();
    return number == null ? port.text() : number.toString();
  }
}
