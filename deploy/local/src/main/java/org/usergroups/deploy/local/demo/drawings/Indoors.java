package org.usergroups.deploy.local.demo.drawings;

import java.awt.Color;

/** Scenes in rooms. */
final class Indoors {

    private static final Color DEVICE = new Color(0x2b2f36);
    private static final Color METAL = new Color(0xb9bec6);

    private Indoors() {}

    static void talk(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, 760, palette.deep(), palette.dark());
        canvas.wash(760, Canvas.HEIGHT, palette.dark(), Palette.mixed(palette.dark(), Color.BLACK, 0.5));
        canvas.shine(palette.light(), 120, 800, 330, 900);
        screen(canvas, canvas.between(330, 420));
        new People(canvas).standing(1_330, 800, 46, true);
        canvas.shape(Palette.mixed(palette.wood(), Color.BLACK, 0.3), 1_395, 620, 1_530, 620, 1_515, 800, 1_410, 800);
        for (var row = 0; row < 3; row++) {
            audience(canvas, 790 + row * 110, 46 + row * 17, 0.35 + row * 0.2);
        }
    }

    private static void screen(Canvas canvas, double x) {
        var palette = canvas.palette();
        canvas.card(Palette.mixed(palette.dark(), Color.BLACK, 0.3), x - 16, 104, 812, 472, 18);
        canvas.card(palette.pale(), x, 120, 780, 440, 8);
        canvas.card(palette.deep(), x + 50, 160, canvas.between(260, 480), 34, 16);
        canvas.card(palette.soft(), x + 50, 212, canvas.between(180, 360), 16, 8);
        for (var bar = 0; bar < 7; bar++) {
            var height = canvas.between(50, 230);
            canvas.card(palette.bar(bar), x + 70 + bar * 95, 510 - height, 62, height, 8);
        }
        canvas.line(palette.deep(), 4, x + 50, 512, x + 730, 512);
    }

    private static void audience(Canvas canvas, double y, double size, double shaded) {
        var people = new People(canvas);
        var step = size * 2.35;
        for (var x = canvas.between(-20, step / 2); x < Canvas.WIDTH + size; x += step) {
            if (canvas.random().nextInt(9) > 0) {
                people.fromBehind(
                        x + canvas.between(-10, 10),
                        y + canvas.between(-16, 16),
                        size,
                        canvas.palette().dark(),
                        shaded);
            }
        }
    }

    static void table(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, Canvas.HEIGHT, palette.soft(), palette.middle());
        for (var board = 0; board < 12; board++) {
            canvas.line(Palette.clear(palette.deep(), 40), 3, 0, board * 95, Canvas.WIDTH, board * 95);
        }
        canvas.card(Palette.clear(Color.BLACK, 60), 75, 285, 1_480, 530, 60);
        canvas.card(palette.wood(), 60, 265, 1_480, 530, 60);
        canvas.card(Palette.mixed(palette.wood(), palette.light(), 0.18), 80, 285, 1_440, 490, 50);
        side(canvas);
        canvas.turned(180, Canvas.WIDTH / 2.0, 530, () -> side(canvas));
        for (var cup = 0; cup < 7; cup++) {
            canvas.cup(180 + cup * 205 + canvas.between(-40, 40), canvas.between(500, 560), canvas.between(20, 27));
        }
        canvas.shine(palette.light(), 90, 800, 480, 900);
    }

    private static void side(Canvas canvas) {
        var people = new People(canvas);
        for (var seat = 0; seat < 5; seat++) {
            var x = 220 + seat * 290 + canvas.between(-30, 30);
            people.fromAbove(x, 215, 88);
            if (canvas.random().nextInt(5) > 0) {
                canvas.turned(canvas.between(-8, 8), x, 400, () -> {
                    canvas.card(METAL, x - 85, 315, 170, 112, 10);
                    canvas.card(DEVICE, x - 74, 330, 148, 56, 6);
                    canvas.shape(canvas.palette().pale(), x - 85, 427, x + 85, 427, x + 78, 449, x - 78, 449);
                });
            } else {
                canvas.turned(
                        canvas.between(-12, 12),
                        x,
                        390,
                        () -> canvas.card(canvas.palette().pale(), x - 60, 320, 120, 150, 4));
            }
        }
    }

    static void circle(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, 520, palette.soft(), palette.pale());
        canvas.wash(520, Canvas.HEIGHT, palette.wood(), Palette.mixed(palette.wood(), palette.dark(), 0.45));
        for (var window = 0; window < 4; window++) {
            window(canvas, 130 + window * 370, 70);
        }
        canvas.round(Palette.mixed(palette.middle(), palette.wood(), 0.2), 800, 790, 640, 190);
        canvas.round(Palette.mixed(palette.soft(), palette.wood(), 0.2), 800, 790, 560, 160);
        var people = new People(canvas);
        for (var seat = 0; seat < 7; seat++) {
            var angle = Math.PI * (1.05 + 0.15 * seat);
            people.sitting(800 + Math.cos(angle) * 610, 760 + Math.sin(angle) * 110, 50 - Math.sin(angle) * -6);
        }
        canvas.round(Palette.clear(Color.BLACK, 60), 800, 880, 150, 30);
        canvas.line(palette.dark(), 18, 800, 760, 800, 875);
        canvas.round(palette.wood().brighter(), 800, 755, 170, 42);
        canvas.laptop(800, 745, 150);
        for (var seat = 0; seat < 4; seat++) {
            people.fromBehind(
                    230 + seat * 380 + canvas.between(-25, 25),
                    920 - (seat % 3 == 0 ? 40 : 0),
                    72,
                    palette.dark(),
                    0.15);
        }
    }

    private static void window(Canvas canvas, double x, double y) {
        var palette = canvas.palette();
        canvas.card(palette.middle(), x - 12, y - 12, 254, 354, 10);
        canvas.card(Palette.mixed(palette.light(), palette.soft(), 0.4), x, y, 230, 330, 4);
        canvas.shine(palette.glow(), 110, x + 115, y + 250, 150);
        canvas.line(palette.middle(), 10, x + 115, y, x + 115, y + 330);
        canvas.line(palette.middle(), 10, x, y + 150, x + 230, y + 150);
    }

    static void workshop(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, 700, palette.deep(), palette.middle());
        for (var shelf = 0; shelf < 3; shelf++) {
            shelf(canvas, 190 + shelf * 190);
        }
        canvas.wash(700, Canvas.HEIGHT, palette.wood(), Palette.mixed(palette.wood(), Color.BLACK, 0.55));
        canvas.box(Palette.mixed(palette.wood(), palette.light(), 0.35), 0, 690, Canvas.WIDTH, 26);
        lamp(canvas, canvas.between(640, 780));
        opened(canvas, 560, 740);
        canvas.laptop(1_190, 880, 300);
        for (var screw = 0; screw < 14; screw++) {
            canvas.round(METAL, canvas.between(120, 1_450), canvas.between(960, 1_030), 6, 5);
        }
        for (var tool = 0; tool < 4; tool++) {
            var x = 100 + tool * 68.0;
            var color = palette.bar(tool);
            canvas.turned(canvas.between(-14, 14), x, 880, () -> {
                canvas.line(METAL, 9, x, 780, x, 870);
                canvas.line(color, 24, x, 880, x, 945);
            });
        }
    }

    private static void shelf(Canvas canvas, double y) {
        var palette = canvas.palette();
        canvas.box(Palette.mixed(palette.wood(), palette.dark(), 0.4), 60, y, 1_480, 18);
        for (var x = 90.0; x < 1_430; ) {
            var width = canvas.between(50, 150);
            var height = canvas.between(45, 140);
            var color = canvas.random().nextInt(3) == 0
                    ? palette.bar(canvas.random().nextInt(5))
                    : Palette.mixed(DEVICE, palette.soft(), canvas.between(0.05, 0.6));
            canvas.card(color, x, y - height, width, height, 8);
            canvas.round(palette.light(), x + width - 14, y - 14, 4, 4);
            x += width + canvas.between(6, 60);
        }
    }

    private static void lamp(Canvas canvas, double x) {
        var palette = canvas.palette();
        canvas.line(palette.dark(), 8, x, 0, x, 250);
        canvas.shape(palette.glow(), x - 50, 250, x + 50, 250, x + 130, 340, x - 130, 340);
        canvas.round(palette.light(), x, 342, 60, 22);
        canvas.shine(palette.light(), 170, x, 420, 620);
    }

    private static void opened(Canvas canvas, double x, double y) {
        var palette = canvas.palette();
        canvas.card(Palette.clear(Color.BLACK, 70), x - 185, y + 15, 440, 230, 14);
        canvas.card(METAL, x - 200, y, 440, 230, 14);
        canvas.card(DEVICE, x - 182, y + 16, 404, 198, 8);
        canvas.card(new Color(0x2f6b4f), x - 165, y + 32, 210, 166, 4);
        for (var chip = 0; chip < 8; chip++) {
            canvas.card(DEVICE, x - 150 + chip % 4 * 48, y + 50 + chip / 4 * 70, 34, 44, 3);
        }
        canvas.round(METAL, x + 130, y + 90, 62, 62);
        canvas.round(DEVICE, x + 130, y + 90, 50, 50);
        for (var blade = 0; blade < 8; blade++) {
            canvas.turned(blade * 45, x + 130, y + 90, () -> canvas.line(METAL, 7, x + 130, y + 90, x + 165, y + 75));
        }
        canvas.card(palette.bar(2), x + 75, y + 168, 130, 28, 4);
    }
}
