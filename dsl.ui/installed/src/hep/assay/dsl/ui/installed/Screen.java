// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.installed;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;

/** The user interface, from a thread of its own. */
final class Screen {
  private Screen() {}

  /** What the user interface answers. */
  static <T> T on(Callable<T> question) throws Exception {
    Object[] answer = new Object[1];
    Exception[] failure = new Exception[1];
    Display.getDefault()
        .syncExec(
            () -> {
              try {
                answer[0] = question.call();
              } catch (Exception e) {
                failure[0] = e;
              }
            });
    if (failure[0] != null) {
      throw failure[0];
    }
    @SuppressWarnings("unchecked")
    T value = (T) answer[0];
    return value;
  }

  /** Waits until the user interface answers with something. */
  static <T> T wait(String what, long seconds, Callable<T> question) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      T answer = on(question);
      if (answer != null && !Boolean.FALSE.equals(answer)) {
        return answer;
      }
      Thread.sleep(100);
    }
    throw new TimeoutException("waited " + seconds + " s in vain: " + what);
  }

  /** A picture of the whole screen. */
  static void picture(Path file) throws Exception {
    Thread.sleep(1000);
    on(
        () -> {
          Display display = Display.getDefault();
          Image image = new Image(display, display.getBounds());
          GC gc = new GC(display);
          gc.copyArea(image, 0, 0);
          gc.dispose();
          ImageLoader loader = new ImageLoader();
          loader.data = new ImageData[] {image.getImageData()};
          loader.save(file.toString(), SWT.IMAGE_PNG);
          image.dispose();
          return null;
        });
  }
}
