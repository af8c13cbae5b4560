package org.minkao.local.bench;

import java.util.List;
import java.util.Set;

/**
 * One path at one concurrency beside its floors.
 *
 * @param path as in the table
 * @param run what was measured
 * @param doing the processes that serve the request itself; others only follow up
 * @param floors what it cannot cost less than, each at the same concurrency
 */
record Line(String path, Load.Run run, Set<String> doing, List<Floor> floors) {

    /** One floor, with all processor time that was taken for it. */
    record Floor(String name, Load.Run run) {}

    Line {
        doing = Set.copyOf(doing);
        floors = List.copyOf(floors);
    }

    /** Milliseconds of processor time per request in the processes that serve it. */
    double cpu() {
        return doing.stream().mapToDouble(name -> run.cpu().of(name)).sum();
    }

    /** The rate of one who does all floors one after the other, as fast as each went alone. */
    double floorRate() {
        double secondsEach = 0;
        for (Floor floor : floors) {
            double rate = floor.run().rate();
            if (rate <= 0) {
                return 0;
            }
            secondsEach += 1 / rate;
        }
        return secondsEach == 0 ? 0 : 1 / secondsEach;
    }

    double ratio() {
        return floorRate() == 0 ? 0 : run.rate() / floorRate();
    }

    /** Milliseconds of processor time of all floors together. */
    double floorCpu() {
        return floors.stream().mapToDouble(floor -> floor.run().cpu().total()).sum();
    }

    double cpuRatio() {
        return floorCpu() == 0 ? 0 : cpu() / floorCpu();
    }

    long failures() {
        return run.failures()
                + floors.stream().mapToLong(floor -> floor.run().failures()).sum();
    }
}
