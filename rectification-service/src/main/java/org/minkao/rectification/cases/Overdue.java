package org.minkao.rectification.cases;

/** How late a case is. */
public enum Overdue {
    BLUE,
    ORANGE,
    RED
}
