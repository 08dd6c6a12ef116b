/** Where the parts of a lesson stand in its files: so that a fault found by playing it is told with its line. */
export interface LessonPlaces {
  /** The line in `lesson.yaml` of what a path of keys and indexes leads to. */
  yaml(path: readonly (string | number)[]): number;
  /** The line in `session.txt` of each line of the replay. */
  readonly session: readonly number[];
}
