package io.gitopsprofile.maven;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.maven.plugin.AbstractMojo;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs every goal in a JVM whose sockets, channels and URL handlers fail and count
 * the attempt. The arguments are a folder with a profile. Prints the attempts, and the goals.
 */
public final class RefusedNetwork extends SelectorProvider {

  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  /** An attempt to open a connection. */
  interface Attempt {
    void run() throws IOException;
  }

  /** Runs all goals. */
  @SuppressWarnings("deprecation") // The factory of sockets has no successor.
  public static void main(String[] folders) throws IOException {
    Socket.setSocketImplFactory(
        () -> {
          ATTEMPTS.incrementAndGet();
          throw new IllegalStateException("no sockets");
        });
    DatagramSocket.setDatagramSocketImplFactory(
        () -> {
          ATTEMPTS.incrementAndGet();
          throw new IllegalStateException("no sockets");
        });
    ServerSocket.setSocketFactory(
        () -> {
          ATTEMPTS.incrementAndGet();
          throw new IllegalStateException("no sockets");
        });
    URL.setURLStreamHandlerFactory(
        protocol -> {
          if (List.of("file", "jar", "jrt").contains(protocol)) {
            return null;
          }
          ATTEMPTS.incrementAndGet();
          throw new IllegalStateException("no " + protocol);
        });
    int control = 0;
    for (Attempt attempt :
        List.<Attempt>of(
            () -> new Socket("127.0.0.1", 9).close(),
            () -> new ServerSocket(0).close(),
            () -> SocketChannel.open().close(),
            () -> DatagramChannel.open().close(),
            () -> new DatagramSocket().close(),
            () -> URI.create("http://127.0.0.1:9/").toURL().openStream().close())) {
      int before = ATTEMPTS.get();
      try {
        attempt.run();
      } catch (IOException | RuntimeException e) {
        control += ATTEMPTS.get() > before ? 1 : 0;
      }
    }
    System.out.println("refused " + control);
    ATTEMPTS.set(0);
    Path folder = Path.of(folders[0]);
    for (Map.Entry<String, List<BiFunction<Path, @Nullable Path, AbstractMojo>>> goal :
        EveryGoal.WAYS.entrySet()) {
      int way = 0;
      for (BiFunction<Path, @Nullable Path, AbstractMojo> run : goal.getValue()) {
        Path report = folder.resolve("target/" + goal.getKey() + way + ".sarif");
        EveryGoal.run(run.apply(folder, report), report);
        way++;
      }
      System.out.println("ran " + goal.getKey());
    }
    System.out.println("files " + Files.exists(folder.resolve("base")));
    System.out.println("attempts " + ATTEMPTS.get());
  }

  private static IOException refusal() {
    ATTEMPTS.incrementAndGet();
    return new IOException("no channels");
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw refusal();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw refusal();
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw refusal();
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw refusal();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw refusal();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw refusal();
  }
}
