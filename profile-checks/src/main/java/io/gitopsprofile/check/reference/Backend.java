package io.gitopsprofile.check.reference;

import io.gitopsprofile.view.ObjectField;

/**
 * A Service that a route leads to, or the Gateway that a route is attached to.
 *
 * @param to the Service or Gateway
 * @param port the field with the name or number of the port; the name of the Gateway's listener
 */
record Backend(Reference to, ObjectField port) {

  /** The port as text; empty if none is named. */
  String portText() {
    Long number = port.number();
    return number == null ? port.text() : number.toString();
  }
}
