import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Stands in for Maven Central in a trial of a release: takes any bundle and calls it valid. Writes its address into the
 * file of the first argument. Reachable from this machine only.
 */
class Publisher {

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/publisher/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          boolean isUpload = exchange.getRequestURI().getPath().endsWith("/upload");
          String answer =
              isUpload ? "trial" : "{\"deploymentId\": \"trial\", \"deploymentState\": \"VALIDATED\"}";
          exchange.getResponseHeaders().set("Content-Type", isUpload ? "text/plain" : "application/json");
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isUpload ? 201 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    Path file = Path.of(args[0]);
    Path written = Path.of(args[0] + ".new");
    Files.writeString(written, "http://127.0.0.1:" + server.getAddress().getPort());
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
