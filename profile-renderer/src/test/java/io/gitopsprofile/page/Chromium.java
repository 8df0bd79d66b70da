package io.gitopsprofile.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium without a window, driven by the WebDriver protocol of {@code chromedriver}. */
final class Chromium implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("successfully on port ([0-9]+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  private Chromium(Process driver, String address) {
    this.driver = driver;
    Object options =
        Map.of(
            "binary",
            find("chromium").toString(),
            "args",
            List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    JsonNode made =
        call(
            "POST",
            address + "/session",
            Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
    this.session = address + "/session/" + made.get("sessionId").asText();
  }

  /** True if the browser and its driver are installed. */
  static boolean isInstalled() {
    return find("chromium") != null && find("chromedriver") != null;
  }

  private static Path find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path file = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  static Chromium start() throws IOException {
    Process driver =
        new ProcessBuilder(find("chromedriver").toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Chromium(driver, "http://127.0.0.1:" + port.group(1));
      }
    }
    throw new IOException("chromedriver did not start");
  }

  /** Sets the size of the page, and opens a file. */
  void open(Path file, int width, int height) {
    size(width, height);
    call("POST", session + "/url", Map.of("url", file.toUri().toString()));
  }

  void size(int width, int height) {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Sets the medium, such as {@code print}, and the preferred colors. */
  void media(String medium, String colors) {
    devTools(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
  }

  private JsonNode devTools(String command, Map<String, ?> parameters) {
    return call(
        "POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** Runs the body of a function in the page. */
  JsonNode run(String script, Object... arguments) {
    return call(
        "POST",
        session + "/execute/sync",
        Map.of("script", script, "args", new ArrayList<>(List.of(arguments))));
  }

  /** Writes a picture of the page, at most some pixels high. */
  void picture(Path file, int height) throws IOException {
    JsonNode made =
        devTools(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of(
                    "x",
                    0,
                    "y",
                    0,
                    "scale",
                    1,
                    "width",
                    run("return window.innerWidth"),
                    "height",
                    Math.min(height, run("return document.body.scrollHeight").asInt()))));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(made.get("data").asText()));
  }

  /** Presses keys, such as {@code \uE004} for Tab. */
  void press(String keys) {
    List<Map<String, String>> actions = new ArrayList<>();
    keys.codePoints()
        .forEach(
            key -> {
              String value = Character.toString(key);
              actions.add(Map.of("type", "keyDown", "value", value));
              actions.add(Map.of("type", "keyUp", "value", value));
            });
    call(
        "POST",
        session + "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  private JsonNode call(String method, String url, Object body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(LONGEST)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      String answer = client.send(request, BodyHandlers.ofString()).body();
      JsonNode value = JSON.readTree(answer).get("value");
      if (value != null && value.has("error")) {
        throw new IllegalStateException(value.get("message").asText());
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      call("DELETE", session, Map.of());
    } finally {
      driver.destroy();
    }
  }
}
