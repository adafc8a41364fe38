// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.runtime.result.Estimate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void valueAndUncertaintyEndAtTheSamePlace() {
    assertEquals("0.9163 \u00b1 0.0021", Numbers.text(Estimate.of(0.916273, 0.00213)));
    assertEquals("27.6 \u00b1 1.2", Numbers.text(Estimate.of(27.61, 1.23)));
    assertEquals("12300 \u00b1 1200", Numbers.text(Estimate.of(12345, 1234)));
    assertEquals("0.00 \u00b1 0.31", Numbers.text(Estimate.of(0.0004, 0.31)));
    assertEquals("\u22120.020 \u00b1 0.010", Numbers.text(Estimate.of(-0.02, 0.01)));
  }

  @Test
  void numbersWithoutUncertaintyHaveFiveDigits() {
    assertEquals("0.91627", Numbers.text(Estimate.exactly(0.9162731)));
    assertEquals("22888", Numbers.text(Estimate.exactly(22888)));
    assertEquals("803221", Numbers.text(Estimate.exactly(803221)));
    assertEquals("0", Numbers.text(Estimate.exactly(0)));
    assertEquals("0.4", Numbers.text(Estimate.exactly(0.4)));
    assertEquals("1.2346e-7", Numbers.text(Estimate.exactly(1.23456e-7)).replace('\u2212', '-'));
  }

  @Test
  void whatIsNotANumberSaysSo() {
    assertEquals("not defined", Numbers.text(Estimate.exactly(Double.NaN)));
    assertEquals("\u221e", Numbers.text(Estimate.of(Double.POSITIVE_INFINITY, Double.NaN)));
  }

  @Test
  void exactNumbersReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertEquals(number, Double.parseDouble(Numbers.exact(number)));
      }
    }
    assertEquals("0.1", Numbers.exact(0.1));
    assertEquals("20", Numbers.exact(20));
    assertEquals("2e-7", Numbers.exact(2e-7));
    assertEquals("1e23", Numbers.exact(1e23));
    assertEquals("2e-323", Numbers.exact(2e-323).replace("2.0", "2"));
    assertEquals("0", Numbers.exact(-0.0));
  }
}
