package io.gitopsprofile.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The language server behind YAML in most editors, driven over standard input and output as an
 * editor drives it. {@code npm ci --prefix .ci/editor} brings the server; {@code .ci/run} does so.
 */
final class LanguageServer implements AutoCloseable {

  private static final Path SCRIPT =
      Path.of("../.ci/editor/node_modules/yaml-language-server/bin/yaml-language-server");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "file:///profile-%d.yaml";

  private final Process process;
  private final DataInputStream answers;
  private final OutputStream requests;
  private final String schema;
  private final Map<String, JsonNode> diagnostics = new HashMap<>();
  private int count;

  private LanguageServer(Process process, Path schema) {
    this.process = process;
    this.answers = new DataInputStream(process.getInputStream());
    this.requests = process.getOutputStream();
    this.schema = schema.toAbsolutePath().toUri().toString();
  }

  /** Starts the server with a schema for all files; empty where node or the server is missing. */
  static Optional<LanguageServer> start(Path schema) throws IOException {
    if (!Files.exists(SCRIPT)) {
      return Optional.empty();
    }
    Process process;
    try {
      process =
          new ProcessBuilder("node", SCRIPT.toString(), "--stdio")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    LanguageServer server = new LanguageServer(process, schema);
    ObjectNode capabilities = JSON.createObjectNode();
    capabilities.withObject("/workspace").put("configuration", true);
    capabilities.withObject("/textDocument/publishDiagnostics");
    capabilities.withObject("/textDocument/completion/completionItem").put("snippetSupport", true);
    ObjectNode start = JSON.createObjectNode().putNull("rootUri");
    start.set("capabilities", capabilities);
    server.ask("initialize", start);
    server.tell("initialized", JSON.createObjectNode());
    server.tell("workspace/didChangeConfiguration", JSON.createObjectNode().putNull("settings"));
    return Optional.of(server);
  }

  /** Opens a text and returns what the editor underlines in it. */
  JsonNode diagnostics(String text) throws IOException {
    String file = open(text);
    while (!diagnostics.containsKey(file)) {
      receive();
    }
    return diagnostics.get(file);
  }

  /** Returns the completions at a place of a text. */
  JsonNode completions(String text, int line, int column) throws IOException {
    diagnostics(text);
    return ask("textDocument/completion", at(line, column));
  }

  /** Returns the text that the editor shows over a place of a text; empty for none. */
  String hover(String text, int line, int column) throws IOException {
    diagnostics(text);
    JsonNode contents = ask("textDocument/hover", at(line, column)).path("contents");
    return contents.path("value").asText("");
  }

  private ObjectNode at(int line, int column) {
    ObjectNode place = JSON.createObjectNode();
    place.withObject("/textDocument").put("uri", String.format(NAME, count));
    place.withObject("/position").put("line", line).put("character", column);
    return place;
  }

  private String open(String text) throws IOException {
    String file = String.format(NAME, ++count);
    ObjectNode document = JSON.createObjectNode();
    document
        .withObject("/textDocument")
        .put("uri", file)
        .put("languageId", "yaml")
        .put("version", 1)
        .put("text", text);
    tell("textDocument/didOpen", document);
    return file;
  }

  private JsonNode ask(String method, JsonNode parameters) throws IOException {
    int id = ++count * 1000;
    count--;
    ObjectNode request = message().put("id", id).put("method", method);
    request.set("params", parameters);
    send(request);
    while (true) {
      JsonNode answer = receive();
      if (!answer.has("method") && answer.path("id").asInt() == id) {
        return answer.path("result");
      }
    }
  }

  private void tell(String method, JsonNode parameters) throws IOException {
    ObjectNode notice = message().put("method", method);
    notice.set("params", parameters);
    send(notice);
  }

  private static ObjectNode message() {
    return JSON.createObjectNode().put("jsonrpc", "2.0");
  }

  private void send(JsonNode message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(message);
    String head = "Content-Length: " + body.length + "\r\n\r\n";
    requests.write(head.getBytes(StandardCharsets.US_ASCII));
    requests.write(body);
    requests.flush();
  }

  /** Reads a message; answers the server's own questions and remembers diagnostics. */
  private JsonNode receive() throws IOException {
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    JsonNode message = JSON.readTree(answers.readNBytes(length));
    String method = message.path("method").asText();
    if (method.equals("textDocument/publishDiagnostics")) {
      JsonNode found = message.get("params");
      diagnostics.put(found.get("uri").asText(), found.get("diagnostics"));
    } else if (message.has("method") && message.has("id")) {
      ObjectNode answer = message();
      answer.set("id", message.get("id"));
      answer.set("result", method.equals("workspace/configuration") ? settings(message) : null);
      send(answer);
    }
    return message;
  }

  private JsonNode settings(JsonNode question) {
    var all = JSON.createArrayNode();
    for (JsonNode item : question.path("params").path("items")) {
      ObjectNode settings = all.addObject();
      if (item.path("section").asText().equals("yaml")) {
        settings.putObject("schemas").put(schema, "*.yaml");
        settings.put("validate", true).put("hover", true).put("completion", true);
        settings.putObject("schemaStore").put("enable", false);
      }
    }
    return all;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = answers.read(); c != '\n'; c = answers.read()) {
      if (c < 0) {
        throw new EOFException("the language server has ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      answers.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
